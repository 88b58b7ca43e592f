import Model
import Services
import Testing

@testable import ballast

@Suite struct SwitchedOffTests {
    @Test("a source that is no longer polled is reported as off, and so is a stream on its own")
    func stream() {
        func off(_ settings: SourcesConfiguration) -> Set<String> {
            Set(ServiceDefinition.all.statusesOff(settings, environment: [:]).filter { $0.state == .off }.map(\.name))
        }
        var settings = SourcesConfiguration.standard
        #expect(!off(settings).contains("yahoo stream"))
        settings.yahoo.isStreaming = false
        #expect(off(settings).contains("yahoo stream") && !off(settings).contains("yahoo"))
        #expect(off(settings.offline).isSuperset(of: ["yahoo", "yahoo stream", "treasury"]))
    }
}
