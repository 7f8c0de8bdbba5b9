"""Text to nodes with positions, nodes to typed sheets; every refusal is a French problem."""
