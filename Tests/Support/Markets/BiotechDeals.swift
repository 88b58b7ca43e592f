package import Model

/// The biotech deals announced from December 2023 to May 2024, from the reports cited in the bundled table.
package enum BiotechDeals {
    package static let all: [Deal] = table.split(separator: "\n").enumerated().compactMap { index, line in
        let cells = line.split(separator: " ")
        guard let day = Day(cells[0]), let precision = Dated.Precision(rawValue: String(cells[1])),
            let kind = Deal.Kind(rawValue: String(cells[2]))
        else { return nil }
        return Deal(
            announced: Dated(day, precision: precision), acquirer: "Acquirer \(index)", target: "Target \(index)",
            kind: kind, area: "biotech", upfrontUSDMillions: Double(cells[3]), source: "https://example.com/\(index)")
    }

    /// Announcement date, its precision, kind, and upfront payment in millions of U.S. dollars.
    private static let table = """
        2023-12-22 day acquisition 14000
        2024-01-01 month acquisition 2000
        2024-01-01 month acquisition 1000
        2024-01-01 month acquisition 250
        2024-01-01 month acquisition 1700
        2024-01-08 day acquisition 680
        2024-02-01 month acquisition 4300
        2024-02-01 month acquisition 2889
        2024-02-01 month acquisition 16500
        2024-03-04 day acquisition -
        2024-03-04 day acquisition -
        2024-03-05 day acquisition -
        2024-03-19 day acquisition 2000
        2024-03-25 day acquisition 137.5
        2024-03-25 day acquisition -
        2024-04-01 month acquisition -
        2024-04-01 month acquisition 392.6
        2024-04-01 month acquisition 13100
        2024-04-01 month collaboration 180
        2024-04-03 day acquisition 1800
        2024-04-10 day acquisition 4900
        2024-04-10 day acquisition -
        2024-04-11 day acquisition 35
        2024-04-23 day acquisition 750
        2024-04-29 day acquisition 2400
        2024-04-30 day acquisition 35
        2024-05-02 day acquisition 1000
        2024-05-16 day acquisition 850
        2024-05-17 week licence 500
        2024-05-17 week licence 80
        2024-05-17 week licence 100
        2024-05-17 week collaboration 65
        2024-05-17 week licence 150
        2024-05-22 day acquisition 1150
        2024-05-22 day acquisition 600
        2024-05-28 day acquisition 1100
        2024-05-28 day acquisition 1250
        2024-05-29 day acquisition 1300
        """
}
