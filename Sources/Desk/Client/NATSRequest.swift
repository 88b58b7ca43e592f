package import Networking

/// What a connection is opened with.
package struct NATSRequest: Sendable {
    /// The server.
    package let address: NATSAddress
    /// The credentials; those of the address if nil is given.
    package let credentials: NATSCredentials?
    /// The client's name in the server's statistics.
    package let clientName: String
    /// The maximum length in bytes of a message that is accepted.
    package var longestMessage = 1 << 23
    /// How long opening may take.
    package var deadline = Duration.seconds(10)
    /// Called with the reason when the server refuses to publish or subscribe on a subject.
    package var onRefusal: @Sendable (SourceError) -> Void = { _ in }

    package init(_ address: NATSAddress, credentials: NATSCredentials? = nil, clientName: String = "ballast") {
        self.address = address
        self.credentials = credentials ?? address.credentials
        self.clientName = clientName
    }
}
