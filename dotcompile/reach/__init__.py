"""Who reaches whom: relations with causes, and the questions that they answer."""
