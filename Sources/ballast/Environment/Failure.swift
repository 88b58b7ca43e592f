/// An error that ends a command, with a message for the user.
struct Failure: Error {
    let message: String
}
