/// The settings of every network source: whether, where and how often it is polled. Plain values, from a user's
/// configuration or the defaults.
public struct SourcesConfiguration: Hashable, Sendable {
    /// Whether all sources are off for this run at the user's request.
    public private(set) var isOffline = false
    /// Prices.
    public var yahoo: YahooSettings
    /// Yields.
    public var treasury: TreasurySettings
    /// Yields when the Treasury fails, and the policy rate.
    public var fred: FREDSettings
    /// Holdings of iShares funds.
    public var ishares: FundSettings
    /// Holdings of Invesco funds.
    public var invesco: FundSettings
    /// Holdings of other funds.
    public var nport: NPORTSettings
    /// Filings and company facts.
    public var edgar: EDGARSettings
    /// Headlines.
    public var wires: WireSettings
    /// Prices for users with a key.
    public var alpaca: AlpacaSettings

    /// Whether a source is enabled.
    public subscript(isOn source: SourceID) -> Bool {
        get {
            switch source {
            case .yahoo: yahoo.isOn
            case .treasury: treasury.isOn
            case .fred: fred.isOn
            case .ishares: ishares.isOn
            case .invesco: invesco.isOn
            case .nport: nport.isOn
            case .edgar: edgar.isOn
            case .wires: wires.isOn
            case .alpaca: alpaca.isOn
            }
        }
        set {
            switch source {
            case .yahoo: yahoo.isOn = newValue
            case .treasury: treasury.isOn = newValue
            case .fred: fred.isOn = newValue
            case .ishares: ishares.isOn = newValue
            case .invesco: invesco.isOn = newValue
            case .nport: nport.isOn = newValue
            case .edgar: edgar.isOn = newValue
            case .wires: wires.isOn = newValue
            case .alpaca: alpaca.isOn = newValue
            }
        }
    }

    /// The same settings with every source off.
    public var offline: SourcesConfiguration {
        var settings = self
        for source in SourceID.allCases { settings[isOn: source] = false }
        settings.isOffline = true
        return settings
    }
}
