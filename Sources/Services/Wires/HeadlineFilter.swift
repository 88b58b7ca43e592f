/// Distinguishes headlines about deals from those that only exploit them.
enum HeadlineFilter {
    /// Whether a report is about a deal and is not a law firm's solicitation.
    static func passes(_ item: WireItem) -> Bool { mentionsDeal(item.title) && !isNotice(item.title, item.summary) }

    /// Whether a headline is a law firm's solicitation of shareholders after a deal was announced.
    ///
    /// Matches phrases, since single words would match genuine headlines: `Alert` occurs in names of companies, and
    /// regulators investigate too.
    static func isNotice(_ title: String, _ summary: String = "") -> Bool {
        let title = joined(title)
        if notices.contains(where: title.contains) { return true }
        let firm = firms.contains { title.contains($0) }
        return firm || summaryNotices.contains(where: joined(summary).contains)
    }

    /// Whether a headline has a word typical of deals.
    static func mentionsDeal(_ title: String) -> Bool {
        let title = joined(title)
        return dealWords.contains { title.contains($0) }
    }

    /// A text as lower-case words, each surrounded by spaces.
    private static func joined(_ text: String) -> String {
        var out = " "
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                out += scalar.properties.lowercaseMapping
            } else if scalar != "'", scalar != "\u{2019}", out.last != " " {
                out += " "
            }
        }
        return out.last == " " ? out : out + " "
    }

    private static let notices = [
        " investor alert ", " shareholder alert ", " stockholder alert ", " shareholder notice ", " investor notice ",
        " investor deadline ", " class action ", " shareholder investigation ", " shareholder rights ",
        " investigation alert ", " merger investigation ", " merger alert ", " m a investigation ", " investigates ",
        " is investigating ", " continues to investigate ", " investigation of ", " investigation into ",
        " announces investigation ", " announces an investigation ", " law offices ", " law firm ", " law office ",
        " lead plaintiff ", " securities fraud ", " breach of fiduciary ", " fiduciary duties ",
        " encourages investors ",
        " reminds investors ", " reminds shareholders ", " urges investors ", " urges shareholders ",
        " notifies investors ",
        " notifies shareholders ", " alerts investors ", " alerts shareholders ", " rights of shareholders ",
        " is it a fair price ", " fair to shareholders ", " best possible price ", " getting a fair ",
        " contact the firm ", " shareholders are encouraged ", " stockholders are encouraged ",
        " m a class action firm ",
    ]

    private static let firms = [
        " halper sadeh ", " monteverde ", " ademi ", " rigrodsky ", " brodsky smith ", " kahn swick ", " pomerantz ",
        " rosen law ", " rosen legal ", " levi korsinsky ", " bragar eagel ", " faruqi ", " bernstein liebhard ",
        " robbins geller ", " johnson fistel ", " weiss law ", " weisslaw ", " purcell lefkowitz ", " purcell julie ",
        " lifshitz ", " glancy prongay ", " schall law ", " kuehn law ", " wohl fruchter ", " julie lefkowitz ",
        " former attorney general of louisiana ", " hagens berman ", " bfa law ", " dejam ", " grabar law ",
    ]

    private static let summaryNotices = [
        " is investigating ", " class action ", " shareholder rights law ", " securities law firm ",
        " possible breaches of fiduciary ", " potential breaches of fiduciary ",
    ]

    private static let dealWords = [
        " acquire ", " acquires ", " acquired ", " acquiring ", " acquisition ", " acquisitions ", " merge ",
        " merges ",
        " merger ", " mergers ", " merging ", " combine ", " combination ", " buy ", " buys ", " purchase ",
        " purchases ",
        " takeover ", " take private ", " going private ", " tender offer ", " definitive agreement ", " buyout ",
        " to be sold ", " divest ", " divests ", " divestiture ", " sale of ", " exclusive license ", " licensing ",
    ]
}
