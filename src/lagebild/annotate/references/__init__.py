"""Words that mean somebody: pronouns, offices and descriptions of those whom nobody names."""
