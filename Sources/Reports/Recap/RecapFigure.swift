public import Model

/// A figure of a recap, with everything needed to check it.
public struct RecapFigure: Hashable, Sendable {
    /// The unit of a figure's value.
    public enum Unit: String, Hashable, Sendable {
        /// A return, a share or a difference of two: 0.0842 is printed `+8.42 %`, or in percentage points.
        case fraction
        /// A yield or rate: 4.38 is printed `4.38 %`.
        case percent
        /// Basis points.
        case bp
        /// A price, or the level of an index.
        case level
        /// A correlation coefficient.
        case coefficient
        /// A count.
        case count
        /// Millions of U.S. dollars.
        case usdMillions = "USD millions"
    }

    /// An input of the calculation.
    public struct Input: Hashable, Sendable {
        /// A description.
        public let name: String
        /// The value, if it is a number.
        public let value: Double?
        /// The date.
        public let date: Dated

        /// Creates an input.
        public init(_ name: String, _ value: Double? = nil, _ date: Dated) {
            self.name = name
            self.value = value
            self.date = date
        }
    }

    /// The identifier, unique within a recap. A figure that is in `Market.report()` too is identified by its path
    /// there: `instruments.RUT.returns.1D`, `spreadsBp.2s10s`.
    public let id: String
    /// The figure, not rounded.
    public let value: Double
    /// The unit of the value.
    public let unit: Unit
    /// The figure as printed, with sign and unit.
    public let text: String
    /// The meaning of the figure, in a sentence.
    public let definition: String
    /// The inputs of the calculation.
    public let inputs: [Input]
    /// The source; several are separated by semicolons.
    public let source: String

    /// Creates a figure.
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

    /// The figure as printed after a verb that implies its sign.
    public var size: String {
        text.hasPrefix("+") || text.hasPrefix("\u{2212}") ? String(text.dropFirst()) : text
    }
}
