package import Model

/// What a service is created from.
package struct ServiceContext: Sendable {
    /// The settings of all services.
    package let settings: SourcesConfiguration
    /// The instruments with a description.
    package let instruments: [Instrument]
    /// The symbols without one.
    package let watched: [Symbol]
    /// The sponsored funds, with the name of the service that fetches their holdings.
    package let sponsored: [Symbol: String]
    /// What services share for as long as the program runs.
    package let resources: ServiceResources
    /// The yields known so far, shared by the services of yields.
    package let rates: RatesMemory
}
