import Screen

extension Style {
    /// Gain above zero, loss below, plain at zero, muted if missing.
    static func signed(_ value: Double?) -> Style {
        guard let value else { return Style(.muted) }
        return Style(value > 0 ? .gain : value < 0 ? .loss : .text)
    }
}
