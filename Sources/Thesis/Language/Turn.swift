/// The smallest move of an input's newest value that changes a truth value or keyword.
struct Turn: Hashable, Sendable {
    /// The move, in `unit`.
    let change: Double
    let unit: ThesisUnit
    /// The input as named in messages, such as `the yield`.
    let input: String
}
