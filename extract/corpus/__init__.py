"""The bundled corpus: the facts of OVS Orbit episodes 1-20, retold."""
