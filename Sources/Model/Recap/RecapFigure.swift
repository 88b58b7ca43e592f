/// A figure that a recap states, with all that a reader needs to check it.
public struct RecapFigure: Hashable, Sendable {
    /// What its value is counted in.
    public enum Unit: String, Hashable, Sendable {
        /// A return, a share or a difference of two: 0.0842 is printed `+8.42 %`, or in percentage points.
        case fraction
        /// A yield or a rate: 4.38 is printed `4.38 %`.
        case percent
        /// Basis points.
        case bp
        /// A price, or the level of an index.
        case level
        /// A coefficient of correlation.
        case coefficient
        /// Things that are counted.
        case count
        /// Millions of U.S. dollars.
        case usdMillions = "USD millions"
    }

    /// Something that went into it.
    public struct Input: Hashable, Sendable {
        /// What it is.
        public let name: String
        /// Its value, where it is a number.
        public let value: Double?
        /// Its date.
        public let date: Dated

        /// An input.
        public init(_ name: String, _ value: Double? = nil, _ date: Dated) {
            self.name = name
            self.value = value
            self.date = date
        }
    }

    /// Its name, unique within a recap. A figure that `Market.report()` has too is named by the way to it:
    /// `instruments.RUT.returns.1D`, `spreadsBp.2s10s`.
    public let id: String
    /// The figure, not rounded.
    public let value: Double
    /// What the value is counted in.
    public let unit: Unit
    /// The figure as it is printed, with sign and unit.
    public let text: String
    /// What it means, in a sentence.
    public let definition: String
    /// What went into it.
    public let inputs: [Input]
    /// Who says so; several are parted by semicolons.
    public let source: String

    /// A figure.
    public init(
        _ id: String, _ value: Double, _ unit: Unit, text: String, definition: String, inputs: [Input], source: String
    ) {
        self.id = id
        self.value = value
        self.unit = unit
        self.text = text
        self.definition = definition
        self.inputs = inputs
        self.source = source
    }

    /// The figure as it is printed after a word that tells its sign.
    public var size: String {
        text.hasPrefix("+") || text.hasPrefix("\u{2212}") ? String(text.dropFirst()) : text
    }
}
