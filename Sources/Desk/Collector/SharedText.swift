/// What is shared on a desk, as a text whose meaning is the program's own, and the requests to change it.
struct SharedText: Sendable {
    /// The maximum length of a request in bytes.
    static let longestRequest = 1 << 15
    /// The maximum number of requests that wait; more are ignored, and their senders told nothing.
    static let requestLimit = 64

    /// The text; nil until something is shared.
    private(set) var text: String?
    /// Whether it is still to be published.
    var isDue = false
    private var requests: [String] = []

    /// Changes the text.
    mutating func change(to text: String) {
        guard text != self.text else { return }
        (self.text, isDue) = (text, true)
    }

    /// A request; ignored if it is too long, or not UTF-8.
    mutating func receive(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= SharedText.longestRequest, requests.count < SharedText.requestLimit,
            let request = String(validating: bytes, as: UTF8.self)
        else { return }
        requests.append(request)
    }

    /// The text if it is to be published now, which is then done.
    mutating func drain() -> String? {
        defer { isDue = false }
        return isDue ? text : nil
    }

    /// The requests since the last call.
    mutating func drainRequests() -> [String] {
        defer { requests = [] }
        return requests
    }
}
