"""Golden vectors: what PyTorch, ONNX Runtime and Keras answer to small networks with random weights."""
