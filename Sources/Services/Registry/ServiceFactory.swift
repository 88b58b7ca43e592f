package import Model
package import Networking

/// Creates the services of definitions.
package struct ServiceFactory: Sendable {
    package let resources: ServiceResources
    /// The definitions that were given; nil for all, which take time to create and are not needed before the first
    /// frame.
    private let given: [ServiceDefinition]?
    /// Makes the jitter of polling repeatable; nil for a random one.
    private let seed: UInt64?

    /// Creates a factory of some services, by default of all.
    package init(
        _ resources: ServiceResources, of definitions: [ServiceDefinition]? = nil, seed: UInt64? = nil
    ) {
        given = definitions
        self.resources = resources
        self.seed = seed
    }

    /// The definitions of the services.
    package var definitions: [ServiceDefinition] { given ?? ServiceDefinition.all }

    /// The services of one role.
    package struct Created: Sendable {
        package let services: [Service]
        package let streams: [ServiceStream]
        /// How often quotes are polled while the exchange is open; nil without quotes.
        let quoteInterval: Duration?
    }

    /// The services of a role that are on and lack nothing; prices are for the given instruments.
    package func create(
        _ role: ServiceDefinition.Role, _ settings: SourcesConfiguration, _ instruments: [Instrument]
    ) -> Created {
        let context = context(settings, instruments)
        let usable = definitions.filter {
            $0.role == role && $0.reasonOff(settings, environment: resources.environment) == nil
        }
        return Created(
            services: usable.flatMap { $0.services(context) }, streams: usable.flatMap { $0.streams(context) },
            quoteInterval: usable.lazy.compactMap { $0.quoteInterval(settings) }.first)
    }

    /// The services of a role as sources of the live market.
    func group(
        _ role: ServiceDefinition.Role, _ settings: SourcesConfiguration, _ instruments: [Instrument]
    ) -> ServiceGroup {
        let created = create(role, settings, instruments)
        let polled = created.services.isEmpty ? nil : polledSource(created.services)
        let sources = [polled.map { LiveSource.Service($0, quoteInterval: created.quoteInterval) }].compactMap(\.self)
        return ServiceGroup(
            role: role, settings: relevant(role, settings), instruments: instruments, polled: polled,
            sources: sources + created.streams.map(\.liveSource))
    }

    /// The given settings, reduced to those that a role depends on.
    func relevant(_ role: ServiceDefinition.Role, _ all: SourcesConfiguration) -> SourcesConfiguration {
        var own = all.isOffline ? SourcesConfiguration().offline : SourcesConfiguration()
        for definition in definitions where definition.role == role { definition.copySettings(all, &own) }
        return own
    }

    private func polledSource(_ services: [Service]) -> PolledSource {
        let (transport, validators, clock) = (resources.transport, resources.validators, resources.clock)
        guard let seed else {
            return PolledSource(services, transport: transport, validators: validators, clock: clock)
        }
        return PolledSource(services, transport: transport, validators: validators, clock: clock, seed: seed)
    }

    private func context(_ settings: SourcesConfiguration, _ instruments: [Instrument]) -> ServiceContext {
        var sponsored: [Symbol: String] = [:]
        for definition in definitions where settings[isOn: definition] {
            for fund in definition.sponsoredFunds(settings) { sponsored[fund] = definition.name }
        }
        return ServiceContext(
            settings: settings, instruments: instruments.filter { !$0.isUndescribed },
            watched: instruments.filter(\.isUndescribed).map(\.symbol), sponsored: sponsored, resources: resources,
            rates: RatesMemory(resources.live.market.rates))
    }
}
