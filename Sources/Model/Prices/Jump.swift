/// A price change that is more likely an error of its source than a market move.
public struct Jump: Hashable, Sendable {
    /// The session of the new price.
    public let day: Day
    /// The close before, and the price after.
    public let before, after: Double

    /// A change from one price to another.
    public init(day: Day, before: Double, after: Double) {
        self.day = day
        self.before = before
        self.after = after
    }

    /// A description for the user: `6.00 on 26 Nov is a hundredth of 600.00 before`.
    public var message: String {
        let (from, to) = (NumberText.price(before), NumberText.price(after))
        let ratio = after / before
        if JumpRules.isHundred(ratio) { return "\(to) on \(day.short) is a hundred times the \(from) before" }
        if JumpRules.isHundred(1 / ratio) { return "\(to) on \(day.short) is a hundredth of the \(from) before" }
        let size = NumberText.percentWithUnit(ratio - 1, decimals: 0)
        return "\(to) on \(day.short) after \(from) is \(size), ten times its largest day of a year"
    }
}
