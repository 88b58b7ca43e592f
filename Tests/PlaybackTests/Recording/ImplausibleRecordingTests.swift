import Model
import TestSupport
import Testing

@testable import Playback

struct ImplausibleRecordingTests {
    @Test("implausible values are left out when validating, and reported at the end")
    func validated() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.recording", day = try #require(Day("2024-05-16"))
        let start = Timestamp(day, hour: 14, minute: 0)
        let recorder = try Recorder(path, program: "t", opening: Market(Moment(day, mode: .live)), at: start)
        recorder.record(.curve(YieldCurve(day, percent: [.tenYears: -999])), at: start)
        recorder.record(.bar("IWM", Bar(try #require(Day("9999-12-31")), close: 241)), at: start)
        recorder.record(.policy(day, 5.33), at: start)
        recorder.finish()
        let exact = try RecordingReader(path)
        while exact.next() != nil {}
        #expect(exact.error == nil)
        let reader = try RecordingReader(path, isValidated: true)
        var count = 0
        while reader.next() != nil { count += 1 }
        #expect(count == 2)
        #expect(reader.error?.kind == .implausible)
        #expect(reader.error?.reason.hasPrefix("2 invalid figures were left out: 10Y yield of 2024-05-16") == true)
    }
}
