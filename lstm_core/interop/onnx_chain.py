"""Which recurrent nodes of an ONNX graph stand one above the other: the axes are followed from output to input."""

_PASS = {"Squeeze", "Transpose", "Reshape", "Identity", "Dropout"}


def chains(graph, nodes, constants):
    """Return lists of names of recurrent nodes where each reads the whole output of the one before, in its order.

    Between two nodes only Squeeze, Transpose, Reshape, Identity and Dropout may stand, and together they must put time,
    batch and features where the next node reads them.
    """
    made_by = {output: node for node in graph.node for output in node.output if output}
    of_output = {node.outputs[0]: name for name, node in nodes.items() if node.outputs and node.outputs[0]}
    below = {name: _source(node, nodes, of_output, made_by, constants) for name, node in nodes.items()}
    above = {source: name for name, source in below.items() if source}
    result = []
    for name, source in below.items():
        if source is None:
            chain = [name]
            while chain[-1] in above and len(chain) <= len(nodes):
                chain.append(above[chain[-1]])
            result.append(chain)
    return result


def _source(node, nodes, of_output, made_by, constants):
    """Return the name of the node whose output this one reads, or None."""
    path, value = [], node.inputs["X"]
    while value not in of_output:
        step = made_by.get(value)
        if step is None or step.op_type not in _PASS or not step.input or len(path) > 20:
            return None
        path.insert(0, step)
        value = step.input[0]
    source = nodes[of_output[value]]
    axes = list("BTNH" if source.attributes.get("layout", 0) else "TNBH")
    for step in path:
        axes = axes and _after(step, axes, source, constants)
    wanted = "BT" if node.attributes.get("layout", 0) else "TB"
    return of_output[value] if axes in ([*wanted, "H"], [*wanted, "NH"]) else None


def _after(step, axes, source, constants):
    """Return the axes after one step, or None where they cannot be followed."""
    attributes = {a.name: list(a.ints) for a in step.attribute if a.ints}
    numbers = constants[step.input[1]].tolist() if len(step.input) > 1 and step.input[1] in constants else None
    if step.op_type == "Transpose":
        order = attributes.get("perm", list(range(len(axes)))[::-1])
        return [axes[k] for k in order] if sorted(order) == list(range(len(axes))) else None
    if step.op_type == "Squeeze":
        taken = attributes.get("axes", numbers)
        position = axes.index("N") if "N" in axes else -1
        fits = isinstance(taken, list) and [k % len(axes) for k in taken] == [position]
        return [a for a in axes if a != "N"] if fits and source.directions == 1 else None
    if step.op_type == "Reshape":
        copies_two = isinstance(numbers, list) and len(numbers) == 3 and numbers[:2] == [0, 0]
        return [*axes[:2], "NH"] if copies_two and axes[2:] == ["N", "H"] else None
    return axes
