import Model

/// How every source of the network is asked: whether at all, where and how often. Plain values, from a person's
/// configuration or as they are by default.
public struct SourcesConfiguration: Hashable, Sendable {
    /// Whether nothing is asked because somebody wants it so for this run.
    public private(set) var isOffline = false
    /// Prices.
    public var yahoo: YahooSettings
    /// Yields.
    public var treasury: TreasurySettings
    /// Yields, where the Treasury does not answer, and the policy rate.
    public var fred: FREDSettings
    /// Holdings of iShares' funds.
    public var ishares: FundSettings
    /// Holdings of Invesco's funds.
    public var invesco: FundSettings
    /// Holdings of other funds.
    public var nport: NPORTSettings
    /// Filings, and facts of companies.
    public var edgar: EDGARSettings
    /// Headlines.
    public var wires: WireSettings
    /// Prices, for those who have a key.
    public var alpaca: AlpacaSettings

    /// Whether a source is asked.
    public subscript(isOn word: SourceWord) -> Bool {
        get {
            switch word {
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
            switch word {
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

    /// The same with nothing asked.
    public var offline: SourcesConfiguration {
        var settings = self
        for word in SourceWord.allCases { settings[isOn: word] = false }
        settings.isOffline = true
        return settings
    }
}
