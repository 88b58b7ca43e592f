/// Which headlines are of deals, and which only live off them.
enum HeadlineFilter {
    /// Whether a report is of a deal: it speaks of one, and it is no law firm's search for clients.
    static func passes(_ item: WireItem) -> Bool { speaksOfDeal(item.title) && !isNotice(item.title, item.summary) }

    /// Whether a headline is one of those by which law firms look for shareholders after a deal was announced.
    ///
    /// Single words would hit true headlines: `Alert` is in names of companies, and a regulator investigates too.
    static func isNotice(_ title: String, _ summary: String = "") -> Bool {
        let title = joined(title)
        if notices.contains(where: title.contains) { return true }
        let firm = firms.contains { title.contains($0) }
        return firm || summaryNotices.contains(where: joined(summary).contains)
    }

    /// Whether a headline has a word that headlines of deals have.
    static func speaksOfDeal(_ title: String) -> Bool {
        let title = joined(title)
        return dealWords.contains { title.contains($0) }
    }

    /// A text as its words, each between blanks, in small letters.
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
