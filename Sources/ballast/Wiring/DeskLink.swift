import Desk
import Networking

/// The way to a desk, resolved from the settings.
struct DeskLink: Sendable {
    let name: DeskName
    let request: NATSRequest
    let client: NATSClient

    /// Resolves settings; nil without a desk, or offline. Throws if they are invalid, or the credentials file cannot be
    /// read or can be read by others.
    init?(_ resolved: ResolvedOptions) throws(Failure) {
        let settings = resolved.configuration.desk
        guard let text = settings.address, !resolved.overrides.isOffline else { return nil }
        guard let address = NATSAddress(text) else {
            throw Failure(message: "ballast: the desk's address is one such as nats://host:4222")
        }
        guard let name = DeskName(settings.name) else {
            throw Failure(message: "ballast: a desk's name is 1 to 32 lower-case letters, digits and hyphens")
        }
        self.name = name
        do throws(SourceError) {
            let credentials = try settings.credentials.map { path throws(SourceError) in
                try NATSCredentials(file: path)
            }
            request = NATSRequest(address, credentials: credentials, clientName: "ballast \(Program.version)")
        } catch {
            throw Failure(message: "ballast: the desk's credentials: \(error.reason)")
        }
        let authorities = settings.authorities ?? ProcessEnvironment.variable("SSL_CERT_FILE")
        client = NATSClient(authorities: authorities.flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The desk as a source.
    ///
    /// - Parameter isCounted: whether the collector counts it as a dashboard.
    func follower(isCounted: Bool = true) -> Follower { Follower(name, request, client: client, isCounted: isCounted) }
}
