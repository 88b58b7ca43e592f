/// How much moves on the screen by itself.
public enum Motion: String, CaseIterable, Hashable, Sendable {
    /// Changed prices are marked for a second, and the tickers are kept in order.
    case full
    /// Nothing is marked, rows keep their places until the date changes or a key sorts them, and new data are shown
    /// once a second at most.
    case reduced
}
