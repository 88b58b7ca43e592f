/// A panel of the dashboard, by the digit that jumps to it.
public enum PanelID: Int, CaseIterable, Hashable, Sendable {
    /// The seven panels.
    case indexes = 1, tickers, chart, yields, sectors, deals, thesis

    /// Its name, as in its border.
    public var title: String {
        switch self {
        case .indexes: "Indexes"
        case .tickers: "Tickers"
        case .chart: "Chart"
        case .yields: "Yields"
        case .sectors: "Sectors"
        case .deals: "Deals"
        case .thesis: "Thesis"
        }
    }

    /// The word a user types for it.
    public var word: String { title.lowercased() }

    /// The panel after it, the first after the last.
    public var next: PanelID { PanelID(rawValue: rawValue % PanelID.allCases.count + 1) ?? .indexes }
    /// The panel before it, the last before the first.
    public var previous: PanelID {
        PanelID(rawValue: (rawValue + PanelID.allCases.count - 2) % PanelID.allCases.count + 1) ?? .indexes
    }
}
