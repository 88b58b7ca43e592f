package import Networking

/// A stream of prices of a service.
package struct ServiceStream: Sendable {
    package let source: StreamedSource
    /// The source name shown next to its figures; nil if it is that of the stream.
    package let name: String?
    /// How often a price is expected while the exchange is open.
    package let quoteInterval: Duration?

    package init(_ source: StreamedSource, name: String? = nil, quoteInterval: Duration? = nil) {
        self.source = source
        self.name = name
        self.quoteInterval = quoteInterval
    }
}
