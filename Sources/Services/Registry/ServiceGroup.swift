import Model
import Networking

/// The services of one role as sources of the live market, and what they were created from.
struct ServiceGroup: Sendable {
    let role: ServiceDefinition.Role
    /// The settings that they depend on.
    let settings: SourcesConfiguration
    /// The instruments that they request.
    let instruments: [Instrument]
    let polled: PolledSource?
    let sources: [LiveSource.Service]

    /// The group of another for other instruments. The polled source retains its state.
    func widened(to instruments: [Instrument], _ factory: ServiceFactory, _ all: SourcesConfiguration) -> ServiceGroup {
        let created = factory.create(role, all, instruments)
        for service in created.services { polled?.replace(service.pollRequests, of: service.name) }
        return ServiceGroup(
            role: role, settings: settings, instruments: instruments, polled: polled,
            sources: sources.prefix(polled == nil ? 0 : 1) + created.streams.map(\.liveSource))
    }
}

extension ServiceStream {
    /// The stream as a source of the live market.
    var liveSource: LiveSource.Service {
        LiveSource.Service(source, name: name, quoteInterval: quoteInterval)
    }
}
