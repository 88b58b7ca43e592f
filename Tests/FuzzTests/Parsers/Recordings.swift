import Formats
import Foundation
import Model
import Screen
import TestSupport

@testable import Dashboard
@testable import Playback

extension FuzzedParser {
    /// Recordings: a file of records as the program plays it, and a single record.
    static let recordings: [FuzzedParser] = [
        FuzzedParser("recording", ["ballast-recording 2\n"], seeds: { [recording] }, run: playRecording),
        FuzzedParser("recording-update", seeds: { recordedUpdates }) { bytes in
            var reader = RecordReader(bytes[...])
            let update = try reader.update(UpdateKind.allCases)
            // What is written from it is read as the same again, to the bit.
            let written = record(update)
            var second = RecordReader(written[...])
            let again = try second.update(UpdateKind.allCases)
            try require(second.left == 0, "\(second.left) bytes are left")
            try require(record(again) == written, "another update is read than was written")
            var rules = UpdateRules(now: now, instruments: instruments)
            guard let valid = rules.judge(update) else { return }
            var market = Spring2024.market
            market.apply(valid)
        },
    ]

    /// Plays the records, which are compressed here, and draws the result.
    private static func playRecording(_ bytes: [UInt8]) throws {
        var packed: [UInt8] = []
        Deflater().pack(bytes, .end, onto: &packed)
        let path = NSTemporaryDirectory() + "ballast-fuzz-recording-\(getpid())"
        try Data(packed).write(to: URL(filePath: path))
        defer { unlink(path) }
        let reader = try RecordingReader(path, isValidated: true)
        try Soundness.checkMessage(reader.program)
        var state = AppState(market: Spring2024.market, size: Size(120, 40))
        var count = 0
        while count < 200, let record = reader.next() {
            count += 1
            _ = state.update(.data([record.update], at: record.time))
        }
        _ = state.draw()
        if let error = reader.error { throw error }
    }

    private static func record(_ update: MarketUpdate) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(update)
        return writer.bytes
    }

    /// Bytes preceded by their length.
    private static func framed(_ bytes: [UInt8]) -> [UInt8] {
        var length = RecordWriter()
        length.count(UInt64(bytes.count))
        return length.bytes + bytes
    }

    /// A recording with a record of each update, before it is compressed.
    private static var recording: [UInt8] {
        var head = RecordWriter()
        head.write("ballast")
        head.write(now)
        head.write(UpdateKind.allCases.map(\.rawValue))
        let records = recordedUpdates.flatMap { update in
            var time = RecordWriter()
            time.number(1000)
            return framed(time.bytes + update)
        }
        return utf8("ballast-recording 2\n") + framed(head.bytes) + records
    }

    private static var recordedUpdates: [[UInt8]] {
        let day = Spring2024.day
        let bars = (0..<5).map { Bar(day - 10 + $0, open: 200, high: 210, low: 199, close: 205.5, volume: 1e6) }
        let updates: [MarketUpdate] = [
            .instrument(instruments[0]), .provenance("IWM", Provenance("yahoo", .endOfDay)),
            .quote(Quote("IWM", last: Price(units: 20_793, decimals: 2), session: day, time: now, volume: 100)),
            .series("IWM", Series(bars)), .bar("IWM", Bar(day, close: 207.5)),
            .intraday("IWM", Intraday(day, offsetMinutes: -240, points: [Intraday.Point(now, 207)])),
            .curve(YieldCurve(day, percent: [.tenYears: 4.38, .twoYears: 4.78])), .policy(day, 5.33),
            .sectors(FundSectors.fund), .dealsCovered(day - 90...day), .moment(Moment(day, mode: .bundled)),
            .valuation(ValuationPoint(day, large: 20, mid: 15, small: 14, measure: "forward", source: "test")),
            .rates(Spring2024.market.rates), .holdings(IndebtedCompanies.fund),
        ]
        let deals = BiotechDeals.all.prefix(2).map { MarketUpdate.deal($0) }
        return (updates + deals + [.batch(Array(updates.prefix(3))), .snapshot(Spring2024.market)]).map(record)
    }
}
