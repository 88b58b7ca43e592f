import Formats
import Model

/// What a poll request has brought so far. Times are elapsed times.
struct RequestHistory: Sendable {
    private(set) var lastSuccess: Duration?
    /// Its last error, if nothing has succeeded since.
    private(set) var error: SourceError?
    private(set) var consecutiveErrors = 0
    /// Whether it has finished without a request, because there was nothing to request.
    private(set) var hasSkipped = false
    /// The bad rows or symbols of its last result.
    private(set) var badRows: [FeedError] = []
    /// How many results in a row had bad rows.
    private(set) var consecutivePartials = 0
    /// The symbols that the service did not have when last requested.
    var unknown: [Symbol] = []

    /// Whether its last result failed, in part or entirely.
    var hasErrors: Bool { error != nil || !badRows.isEmpty }
    /// Whether it has ever made a request and finished.
    var hasResult: Bool { lastSuccess != nil || error != nil }
    /// Whether it has ever finished.
    var hasFinished: Bool { hasResult || hasSkipped }

    mutating func succeed(_ badRows: [FeedError], at now: Duration) {
        lastSuccess = now
        error = nil
        consecutiveErrors = 0
        self.badRows = badRows
        consecutivePartials = badRows.isEmpty ? 0 : consecutivePartials + 1
    }

    /// There was nothing to request, which is no evidence of the service's health. Its bad rows are forgotten; so is its
    /// error if the service is healthy, because what failed is available by now.
    mutating func skip(isHealthy: Bool) {
        hasSkipped = true
        badRows = []
        consecutivePartials = 0
        if isHealthy {
            error = nil
            consecutiveErrors = 0
        }
    }

    mutating func fail(_ error: SourceError) {
        self.error = error
        consecutiveErrors += 1
    }

    /// Counts the next bad rows as the first.
    mutating func forgetPartials() { consecutivePartials = 0 }

    mutating func sleep(_ time: Duration) { lastSuccess = lastSuccess.map { $0 - time } }
}
