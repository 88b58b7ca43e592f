/// What is wrong with a filter, and from which character on.
struct FilterFailure: Error, Hashable {
    let position: Int
    let message: String
}

extension AppState {
    /// What is wrong with the filter that is being typed; nil for a correct one, and for any other prompt.
    func failure(ofFilter prompt: Prompt) -> FilterFailure? {
        guard prompt.purpose == .filter else { return nil }
        return focus == .deals ? dealSearch.failure : watchList.search.failure
    }
}
