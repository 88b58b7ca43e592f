public import Model
import Screen

/// A walk through the month of the article that the program takes its question from, stop by stop; `TourText` has what
/// each shows.
public struct Tour: Hashable, Sendable {
    /// A stop, which shows one panel.
    public enum Stop: Int, CaseIterable, Hashable, Sendable {
        /// The eight stops, in their order.
        case returns, yield, correlation, valuation, sectors, deals, thesis, further
    }

    /// The date that the tour shows: that of the article.
    public static let day = Day(number: 19_859)
    /// The fund of the article, that of small companies, and that of large ones.
    static let fund: Symbol = "QQQS", small: Symbol = "IWM", large: Symbol = "SPY"

    /// The present stop.
    public internal(set) var stop = Stop.returns
    /// Whether the date of the tour has been on the screen; before that no figure is stated.
    var hasArrived = false
    /// What was on the screen before, which is restored at the end.
    let former: View

    /// What a tour changes of the screen.
    struct View: Hashable, Sendable {
        /// The date; nil for the newest.
        let day: Day?
        let focus, tab: PanelID
        let isZoomed: Bool
        let selected: Symbol
        let window: Window
    }

    /// The rows of the tour above the footer: a title, and the text in as many rows as it takes.
    static func rows(in size: Size) -> Int { size.width >= 100 ? 3 : size.width >= 76 ? 4 : 5 }

    /// The rectangle of these rows.
    static func band(in size: Size) -> Rect {
        Rect(x: 0, y: size.height - 1 - rows(in: size), width: size.width, height: rows(in: size))
    }
}

extension Tour.Stop {
    /// The panel that it shows.
    var panel: PanelID {
        switch self {
        case .returns, .further: .tickers
        case .yield, .correlation: .yields
        case .valuation, .thesis: .thesis
        case .sectors: .sectors
        case .deals: .deals
        }
    }

    /// Whether the panel fills the screen.
    var isZoomed: Bool { [.correlation, .valuation, .deals].contains(self) }

    /// What it is about, as a title.
    var title: String {
        switch self {
        case .returns: "Small caps lead"
        case .yield: "The 10-year yield"
        case .correlation: "Small caps and the yield"
        case .valuation: "Relative valuation"
        case .sectors: "What the fund holds"
        case .deals: "Biotech deals"
        case .thesis: "The thesis"
        case .further: "Where to go next"
        }
    }

    /// The stop after or before it; nil at the ends.
    func moved(by step: Int) -> Tour.Stop? { Tour.Stop(rawValue: rawValue + step) }
}

extension AppState {
    /// The size that is left for header, panels and footer: a tour takes some rows, unless the screen is too low.
    var panelArea: Size {
        guard tour != nil else { return size }
        let rest = size.height - Tour.rows(in: size)
        return rest >= Layout.minimumSize.height ? Size(size.width, rest) : size
    }
}
