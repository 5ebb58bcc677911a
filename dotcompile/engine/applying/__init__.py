"""How the operations of a plan are carried out."""
