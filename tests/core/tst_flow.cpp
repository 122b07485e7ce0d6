// SPDX-License-Identifier: GPL-3.0-or-later
// What passes between stages, as bytes and back.
#include "core/zoo/flow.h"
#include "tests/support/reference.h"

#include <QTest>

using namespace headstart;

namespace {

bool isSame(const at::Tensor &a, const at::Tensor &b)
{
    return a.scalar_type() == b.scalar_type() && a.sizes() == b.sizes() && a.strides() == b.strides() && a.equal(b);
}

} // namespace

class TestFlow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPartSurvives()
    {
        const at::Tensor picture = test::inputByFormula({3, 4, 5, 6}, 0);
        zoo::Flow flow;
        flow.values = {picture,
                       picture.contiguous(at::MemoryFormat::ChannelsLast),
                       picture.to(at::kDouble).permute({1, 3, 0, 2}),
                       picture.slice(1, 0, 1).contiguous(at::MemoryFormat::ChannelsLast),
                       picture.slice(0, 0, 1).contiguous(),
                       picture.sum(),
                       picture.slice(0, 0, 0).contiguous()};
        flow.padding = picture.select(1, 0).select(1, 0).gt(0);
        flow.aux = {picture.mean({2, 3}), picture.mul(100).to(at::kLong)};
        const auto restored = zoo::fromBytes(zoo::toBytes(flow), "flow");
        QVERIFY2(restored, restored ? "" : restored.error().line().c_str());
        QCOMPARE(restored->values.size(), flow.values.size());
        for (std::size_t i = 0; i < flow.values.size(); ++i)
            QVERIFY2(isSame(restored->values[i], flow.values[i]), qPrintable(QString::number(i)));
        QVERIFY(isSame(restored->padding, flow.padding));
        QCOMPARE(restored->aux.size(), flow.aux.size());
        for (std::size_t i = 0; i < flow.aux.size(); ++i)
            QVERIFY2(isSame(restored->aux[i], flow.aux[i]), qPrintable(QString::number(i)));
    }

    void withoutPaddingItStaysUndefined()
    {
        const auto restored = zoo::fromBytes(zoo::toBytes(zoo::flowOf(test::inputByFormula({2, 3}, 0))), "flow");
        QVERIFY(restored && !restored->padding.defined() && restored->aux.empty());
    }

    void damagedBytesAreAValueOrARejection()
    {
        const auto bytes = zoo::toBytes(zoo::flowOf(test::inputByFormula({1, 2, 3, 4}, 0)));
        std::size_t rejected = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            QVERIFY(!zoo::fromBytes(std::span(bytes).first(i), "flow"));
            for (int change = 1; change < 256; ++change) {
                auto changed = bytes;
                changed[i] ^= static_cast<std::byte>(change);
                const auto flow = zoo::fromBytes(changed, "flow");
                rejected += flow ? 0 : 1;
                QVERIFY(flow || flow.error().line().starts_with("flow: "));
            }
        }
        QVERIFY(rejected > 1000);
    }
};

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"
