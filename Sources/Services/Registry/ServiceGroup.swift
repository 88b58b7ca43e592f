import Model
package import Networking

/// The services of one role as sources of the live market, and what they were created from.
package struct ServiceGroup: Sendable {
    let role: ServiceDefinition.Role
    /// The settings that they depend on.
    let settings: SourcesConfiguration
    /// The instruments that they request.
    let instruments: [Instrument]
    package let polled: PolledSource?
    package let sources: [LiveSource.Service]

    /// The group of another for other instruments. The polled source retains its state.
    func widened(to instruments: [Instrument], _ factory: ServiceFactory, _ all: SourcesConfiguration) -> ServiceGroup {
        for service in factory.services(role, all, instruments) {
            polled?.replace(service.pollRequests, of: service.name)
        }
        let streams = factory.streams(role, all, instruments).map(\.liveSource)
        return ServiceGroup(
            role: role, settings: settings, instruments: instruments, polled: polled,
            sources: sources.prefix(polled == nil ? 0 : 1) + streams)
    }
}

extension ServiceStream {
    /// The stream as a source of the live market.
    var liveSource: LiveSource.Service {
        LiveSource.Service(source, name: name, quoteInterval: quoteInterval)
    }
}
