/// What is wrong with a filter, and from which character on.
struct FilterFailure: Error, Hashable {
    let position: Int
    let message: String
}
