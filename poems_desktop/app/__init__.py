"""A sitting at the workstation, without Qt and without SQL."""
