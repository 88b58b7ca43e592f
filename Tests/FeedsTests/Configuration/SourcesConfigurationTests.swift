import Feeds
import Model
import Testing

@Suite("The settings of sources")
struct SourcesConfigurationTests {
    private let standard = SourcesConfiguration.standard

    @Test("every source but the one that needs a key is asked by default")
    func on() {
        for word in SourceWord.allCases { #expect(standard[isOn: word] == (word != .alpaca)) }
    }

    @Test("offline nothing is asked")
    func offline() {
        for word in SourceWord.allCases { #expect(!standard.offline[isOn: word]) }
    }

    @Test("one source is put off without another", arguments: SourceWord.allCases)
    func one(word: SourceWord) {
        var settings = standard
        settings[isOn: word].toggle()
        for other in SourceWord.allCases {
            #expect((settings[isOn: other] == standard[isOn: other]) == (other != word))
        }
    }

    @Test("quotes are asked no more often than their address allows, ten seconds")
    func pace() throws {
        #expect(try #require(standard.yahoo.quotes.open) >= .seconds(10))
    }

    @Test("an index has another name at Yahoo, a fund its own")
    func names() {
        #expect(standard.yahoo["SPX"] == "^GSPC")
        #expect(standard.yahoo["IWM"] == "IWM")
    }

    @Test("no fund is asked of two sources that ought to know it")
    func funds() {
        let sponsored = Set(standard.ishares.funds.keys).union(standard.invesco.funds.keys)
        #expect(sponsored.isDisjoint(with: standard.nport.funds))
    }
}
