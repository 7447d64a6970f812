"""From the resolved record to what a reader opens or takes along."""
