package import Model

extension ServiceDefinition {
    /// All services, in the order in which they are shown. A new service is one line here and a folder of its own.
    package static let all: [ServiceDefinition] = [
        yahoo, treasury, fred, ishares, invesco, nport, edgar, wires, alpaca,
    ]
}

extension [ServiceDefinition] {
    /// The statuses of the services, and of parts of them, that are not polled.
    package func statusesOff(_ settings: SourcesConfiguration, environment: [String: String]) -> [SourceStatus] {
        let statuses = flatMap { $0.statusesOff(settings, environment: environment) }
        let names = Set(map(\.name))
        return statuses.filter { names.contains($0.name) } + statuses.filter { !names.contains($0.name) }
    }
}
