import Model
import Testing

struct VolumeTests {
    private func series(_ volumes: [Double?]) -> Series {
        Series(volumes.enumerated().map { Bar(Day(number: Int32(19_000 + $0)), close: 1, volume: $1) })
    }

    @Test("the usual volume is the median of the last 21 sessions, including the newest")
    func median() {
        let volumes = (1...30).map { Double($0) }
        #expect(series(volumes).medianVolume21 == 20)
        #expect(series(volumes).volumeToMedian == 1.5)
        #expect(series(Array(volumes.prefix(20))).medianVolume21 == nil)
    }

    @Test("a missing volume among them leaves the median unknown, and a median of zero the ratio")
    func missing() {
        var volumes = [Double?](repeating: 5, count: 21)
        volumes[3] = nil
        #expect(series(volumes).medianVolume21 == nil && series(volumes).lastVolume == 5)
        #expect(series([Double?](repeating: 0, count: 21)).volumeToMedian == nil)
        #expect(series([nil]).lastVolume == nil && Series().lastVolume == nil)
    }
}
