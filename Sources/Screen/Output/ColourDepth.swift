/// The number of colours a terminal can show.
public enum ColourDepth: Int, CaseIterable, Comparable, Sendable {
    /// No colours, only bold, reverse, underline and dim.
    case none
    /// The eight ANSI colours.
    case eight
    /// The eight ANSI colours and their bright variants.
    case sixteen
    /// The 256 colours of xterm.
    case indexed
    /// All colours of 24 bits.
    case trueColour

    /// Orders depths by their number of colours.
    public static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }

    /// The nearest of xterm's colours 16…255, a cube of six steps and a ramp of greys; 0…15 are user-defined.
    public static func indexedColour(of colour: Colour) -> UInt8 {
        let steps: [Int] = [0, 95, 135, 175, 215, 255]
        func nearest(_ value: UInt8) -> Int {
            steps.indices.min { abs(steps[$0] - Int(value)) < abs(steps[$1] - Int(value)) } ?? 0
        }
        let (r, g, b) = (nearest(colour.red), nearest(colour.green), nearest(colour.blue))
        let mean = (Int(colour.red) + Int(colour.green) + Int(colour.blue)) / 3
        let grey = min(max((mean - 3) / 10, 0), 23)
        let level = 8 + grey * 10
        if distance(colour, level, level, level) < distance(colour, steps[r], steps[g], steps[b]) {
            return UInt8(232 + grey)
        }
        return UInt8(16 + 36 * r + 6 * g + b)
    }

    /// The nearest in hue of the sixteen colours; 8 and 7 are dark and light grey.
    public static func sixteenColour(of colour: Colour) -> UInt8 {
        let brightest = max(colour.red, colour.green, colour.blue)
        guard isColourful(colour) else {
            return brightest < 48 ? 0 : brightest < 160 ? 8 : brightest < 224 ? 7 : 15
        }
        return hue(of: colour) + (brightest >= 200 ? 8 : 0)
    }

    /// The nearest in hue of the eight colours; greys become black or white.
    public static func eightColour(of colour: Colour) -> UInt8 {
        isColourful(colour) ? hue(of: colour) : max(colour.red, colour.green, colour.blue) < 96 ? 0 : 7
    }

    private static func distance(_ colour: Colour, _ red: Int, _ green: Int, _ blue: Int) -> Int {
        let (r, g, b) = (Int(colour.red) - red, Int(colour.green) - green, Int(colour.blue) - blue)
        return 2 * r * r + 4 * g * g + 3 * b * b
    }

    /// Whether a colour is saturated: its channels differ by at least a quarter of its brightness.
    private static func isColourful(_ colour: Colour) -> Bool {
        let most = Int(max(colour.red, colour.green, colour.blue))
        let least = Int(min(colour.red, colour.green, colour.blue))
        return (most - least) * 4 >= most && most > 40
    }

    /// The hue as the bits of the channels that count: red 1, green 2, yellow 3, blue 4, magenta 5 or cyan 6.
    ///
    /// The threshold for a second channel between the smallest and the largest depends on the channel, so that orange
    /// is yellow rather than red, mint is green, and violet is not blue.
    private static func hue(of colour: Colour) -> UInt8 {
        let most = max(colour.red, colour.green, colour.blue)
        let least = Double(min(colour.red, colour.green, colour.blue))
        func counts(_ value: UInt8, above share: Double) -> Bool {
            value == most || Double(value) - least > share * (Double(most) - least)
        }
        let isBlueMost = colour.blue == most
        let isGreenMost = colour.green == most
        let red: UInt8 = counts(colour.red, above: isBlueMost ? 0.3 : 0.5) ? 1 : 0
        let green: UInt8 = counts(colour.green, above: isBlueMost ? 0.5 : 0.4) ? 2 : 0
        let blue: UInt8 = counts(colour.blue, above: isGreenMost ? 0.6 : 0.5) ? 4 : 0
        return red | green | blue
    }
}
