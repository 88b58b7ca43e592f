/// The numbers by which the SEC names companies and filings.
enum EDGARNumber {
    /// Whether a number can be a company's: it has at most ten digits.
    static func isCompany(_ number: Int) -> Bool { (1...9_999_999_999).contains(number) }

    /// Whether a text can be a filing's accession number: `0001193125-26-009777`.
    static func isAccession(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 20
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }

    /// The address of the folder of a filing's documents, with a final slash.
    static func folder(_ accession: String, of company: Int) -> String {
        "https://www.sec.gov/Archives/edgar/data/\(company)/\(accession.filter { $0 != "-" })/"
    }
}
