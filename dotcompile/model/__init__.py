"""What a diagram means: its vocabulary, the types of its values, and the topology that is built of them."""
