"""The web application: pages over the record and its publishing, for the loopback address alone."""
