"""Numbers as text, written as ``esm/lib/words.js`` writes them."""

import math

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value, digits=3):
    """Return ``value`` with fixed digits, a real minus sign and no negative zero.

    Examples
    --------
    >>> number(-0.25, 2), number(-0.0001), number(math.inf)
    ('−0.25', '0.000', '∞')
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if abs(value) >= 1e4:
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa}e{int(exponent):+d}".replace("-", "−")
    fixed = f"{value:.{digits}f}"
    return fixed.replace("-", "" if float(fixed) == 0 else "−")


def signed(value, digits=1):
    """Return ``value`` with its sign always written.

    Examples
    --------
    >>> signed(1.5), signed(0.0), signed(-3.0)
    ('+1.5', '0.0', '−3.0')
    """
    return f"+{number(value, digits)}" if value > 0 else number(value, digits)


def magnitude(value):
    """Return ``value`` with two digits, as a power of ten where it is small or large.

    Examples
    --------
    >>> magnitude(0.25), magnitude(2.2e-4), magnitude(-31e5), magnitude(0.0)
    ('0.25', '2.2·10⁻⁴', '−3.1·10⁶', '0')
    """
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else number(value)
    mantissa, exponent = f"{value:.1e}".split("e")
    power = int(exponent)
    if -2 <= power <= 3:
        return f"{float(f'{value:.1e}'):.{max(0, 1 - power)}f}".replace("-", "−")
    return f"{mantissa}·10{str(power).translate(SUPERSCRIPTS)}".replace("-", "−")
