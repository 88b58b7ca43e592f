import Feeds
import Model
import Testing

@testable import ballast

@Suite struct SwitchedOffTests {
    @Test("what is no longer asked is said to be off, a stream beside those who are asked")
    func stream() {
        func off(_ settings: SourcesConfiguration) -> Set<String> {
            Set(ServiceMakers.off(settings).filter { $0.state == .off }.map(\.name))
        }
        var settings = SourcesConfiguration.standard
        #expect(!off(settings).contains("yahoo stream"))
        settings.yahoo.isStreaming = false
        #expect(off(settings).contains("yahoo stream") && !off(settings).contains("yahoo"))
        #expect(off(settings.offline).isSuperset(of: ["yahoo", "yahoo stream", "treasury"]))
    }
}
