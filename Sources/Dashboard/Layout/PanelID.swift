/// A panel of the dashboard; the raw value is the digit of its key.
public enum PanelID: Int, CaseIterable, Hashable, Sendable {
    /// The seven panels, in the order of their digits.
    case indexes = 1, tickers, chart, yields, sectors, deals, thesis

    /// The title in the panel's border.
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

    /// The name in commands and the configuration: the title in lower case.
    public var name: String { title.lowercased() }
}
