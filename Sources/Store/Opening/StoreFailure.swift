/// Thrown inside a transaction, where the path of the store is not known, to roll it back; `StoreError` adds the path.
struct StoreFailure: Error {
    let kind: StoreError.Kind
    let reason: String

    /// The end of a rehearsal, which changes nothing.
    static let rehearsalEnd = StoreFailure(kind: .rehearsed, reason: "")
}
