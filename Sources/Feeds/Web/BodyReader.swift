import NIOCore

/// Gathers an answer's body, unpacked, up to a limit for either form.
struct BodyReader {
    /// The bytes on the wire so far.
    private(set) var wireBytes = 0
    private var plain: [UInt8] = []
    private let inflater: Inflater?
    private let limit: Int

    /// A reader; `encoding` is what the header says of it.
    init(encoding: String?, limit: Int) throws(SourceError) {
        switch encoding?.lowercased() {
        case nil, "", "identity": inflater = nil
        case "gzip", "x-gzip": inflater = Inflater(limit: limit)
        case .some(let encoding): throw SourceError(.wrongContent, "packed as \(encoding), which was not asked for")
        }
        self.limit = limit
    }

    /// Takes the next piece.
    mutating func take(_ piece: ByteBuffer) throws(SourceError) {
        wireBytes += piece.readableBytes
        guard wireBytes <= limit else { throw tooLarge }
        guard let inflater else {
            plain.append(contentsOf: piece.readableBytesView)
            return
        }
        let result = piece.withUnsafeReadableBytes { bytes in
            do throws(Inflater.Breach) { return Result<Void, Inflater.Breach>.success(try inflater.take(bytes)) } catch
            {
                return .failure(error)
            }
        }
        switch result {
        case .success: break
        case .failure(.limit): throw tooLarge
        case .failure(.notGzip): throw SourceError(.wrongContent, "gzip that cannot be unpacked")
        }
    }

    /// What has come of it, unpacked.
    var soFar: [UInt8] { inflater?.bytes ?? plain }

    /// The whole body.
    func whole() throws(SourceError) -> [UInt8] {
        guard let inflater, wireBytes > 0 else { return plain }
        guard inflater.isWhole else { throw SourceError(.truncated, "gzip that ends before its end") }
        return inflater.bytes
    }

    private var tooLarge: SourceError { SourceError(.tooLarge, "more than \(limit >> 10) KB") }
}
