/// How the height of a value in a chart follows from the value.
public struct ValueScale: Sendable {
    /// The height of a value, in any unit; nil for the value itself.
    private let logarithm: (@Sendable (Double) -> Double)?

    /// Equal differences have equal heights.
    public static let linear = ValueScale(logarithm: nil)

    /// Equal ratios have equal heights. Values that are not above zero have none; a chart with such values is linear.
    ///
    /// - Parameter logarithm: The logarithm to any base.
    public static func ratios(_ logarithm: @escaping @Sendable (Double) -> Double) -> ValueScale {
        ValueScale(logarithm: logarithm)
    }

    /// Whether equal differences have equal heights.
    var isLinear: Bool { logarithm == nil }

    /// The height of a value.
    func height(_ value: Double) -> Double { logarithm?(value) ?? value }

    /// The scale for a range of values.
    func fitting(_ range: ClosedRange<Double>) -> ValueScale { range.lowerBound > 0 ? self : .linear }
}
