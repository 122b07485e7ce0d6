// SPDX-License-Identifier: GPL-3.0-or-later
// The networks of keras.applications, as Keras 2 and 3 build them, in the order of model.layers.
#include "core/weights/keras/tables.h"

#include <algorithm>

namespace headstart::weights::keras {

namespace {

using Branches = std::vector<Table::Branch>;

std::string text(std::size_t number)
{
    return std::to_string(number);
}

/// Simonyan & Zisserman 2015. In torchvision's list each convolution has a ReLU behind it, and each stage a maximum.
Table vgg(const std::vector<std::size_t> &blocks)
{
    Table table;
    std::size_t index = 0;
    for (std::size_t block = 0; block < blocks.size(); ++block, ++index)
        for (std::size_t i = 0; i < blocks[block]; ++i, index += 2)
            table.convolution("block" + text(block + 1) + "_conv" + text(i + 1), "features." + text(index));
    table.dense("fc1", "classifier.0", {512, 7, 7});
    table.dense("fc2", "classifier.3");
    table.head = "classifier.6";
    return table;
}

/// Without its top, as users put a mean and a dense layer behind it.
Table averagedVgg(const std::vector<std::size_t> &blocks)
{
    Table table = vgg(blocks);
    std::erase_if(table.slots, [](const Slot &slot) { return slot.kind == Kind::Dense; });
    table.head = "classifier";
    return table;
}

Table resnet(const std::vector<std::size_t> &blocks)
{
    Table table;
    const auto pair = [&](const std::string &theirs, const std::string &conv, const std::string &norm) {
        table.convolution(theirs + "_conv", conv, norm);
        table.norm(theirs + "_bn", norm);
    };
    pair("conv1", "conv1", "bn1");
    for (std::size_t layer = 0; layer < blocks.size(); ++layer)
        for (std::size_t block = 0; block < blocks[layer]; ++block) {
            const std::string theirs = "conv" + text(layer + 2) + "_block" + text(block + 1);
            const std::string ours = "layer" + text(layer + 1) + "." + text(block) + ".";
            pair(theirs + "_1", ours + "conv1", ours + "bn1");
            pair(theirs + "_2", ours + "conv2", ours + "bn2");
            if (block == 0)
                pair(theirs + "_0", ours + "downsample.0", ours + "downsample.1");
            pair(theirs + "_3", ours + "conv3", ours + "bn3");
        }
    table.head = "fc";
    return table;
}

Table densenet(const std::vector<std::size_t> &blocks)
{
    Table table;
    table.epsilonSurplus = 1.001e-5 - 1e-5;
    table.convolution("conv1_conv", "features.conv0");
    table.norm("conv1_bn", "features.norm0");
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        for (std::size_t layer = 0; layer < blocks[block]; ++layer) {
            const std::string theirs = "conv" + text(block + 2) + "_block" + text(layer + 1);
            const std::string ours = "features.denseblock" + text(block + 1) + ".denselayer" + text(layer + 1);
            table.norm(theirs + "_0_bn", ours + ".norm1");
            table.convolution(theirs + "_1_conv", ours + ".conv1");
            table.norm(theirs + "_1_bn", ours + ".norm2");
            table.convolution(theirs + "_2_conv", ours + ".conv2");
        }
        if (block + 1 == blocks.size())
            continue;
        const std::string transition = "features.transition" + text(block + 1);
        table.norm("pool" + text(block + 2) + "_bn", transition + ".norm");
        table.convolution("pool" + text(block + 2) + "_conv", transition + ".conv");
    }
    table.norm("bn", "features.norm5");
    table.head = "classifier";
    return table;
}

/// `groups`: the blocks in each of timm's groups.
Table mobileNetV1(const std::vector<std::size_t> &groups)
{
    Table table;
    table.convolution("conv1", "conv_stem");
    table.norm("conv1_bn", "bn1");
    std::size_t number = 1;
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (std::size_t block = 0; block < groups[group]; ++block, ++number) {
            const std::string ours = "blocks." + text(group) + "." + text(block) + ".";
            table.depthwise("conv_dw_" + text(number), ours + "conv_dw");
            table.norm("conv_dw_" + text(number) + "_bn", ours + "bn1");
            table.convolution("conv_pw_" + text(number), ours + "conv_pw");
            table.norm("conv_pw_" + text(number) + "_bn", ours + "bn2");
        }
    table.head = "classifier";
    table.headIsConvolution = true;
    return table;
}

/// `blocks`: how many there are behind the first, which expands nothing.
Table mobileNetV2(const std::vector<std::size_t> &blocks)
{
    Table table;
    table.convolution("Conv1", "features.0.0");
    table.norm("bn_Conv1", "features.0.1");
    for (std::size_t block = 0; block <= blocks.front(); ++block) {
        const std::string theirs = block == 0 ? "expanded_conv" : "block_" + text(block);
        const std::string ours = "features." + text(block + 1) + ".conv.";
        const std::size_t spatial = block == 0 ? 0 : 1;
        if (block > 0) {
            table.convolution(theirs + "_expand", ours + "0.0");
            table.norm(theirs + "_expand_BN", ours + "0.1");
        }
        table.depthwise(theirs + "_depthwise", ours + text(spatial) + ".0");
        table.norm(theirs + "_depthwise_BN", ours + text(spatial) + ".1");
        table.convolution(theirs + "_project", ours + text(spatial + 1));
        table.norm(theirs + "_project_BN", ours + text(spatial + 2));
    }
    const std::string last = "features." + text(blocks.front() + 2);
    table.convolution("Conv_1", last + ".0");
    table.norm("Conv_1_bn", last + ".1");
    table.head = "classifier.1";
    return table;
}

/// `convolutions`: those of each block.
Table xception(const std::vector<std::size_t> &convolutions)
{
    Table table;
    const auto separable = [&](const std::string &theirs, const std::string &conv, const std::string &norm) {
        table.separable(theirs, conv + ".conv1", conv + ".pointwise");
        table.norm(theirs + "_bn", norm);
    };
    for (const std::string number : {"1", "2"}) {
        table.convolution("block1_conv" + number, "conv" + number);
        table.norm("block1_conv" + number + "_bn", "bn" + number);
    }
    for (std::size_t block = 0; block < convolutions.size(); ++block) {
        const std::string theirs = "block" + text(block + 2) + "_sepconv";
        const std::string ours = "block" + text(block + 1);
        std::size_t index = block == 0 ? 0 : 1; // the first block begins without a ReLU
        for (std::size_t i = 0; i < convolutions[block]; ++i, index += 3)
            separable(theirs + text(i + 1), ours + ".rep." + text(index), ours + ".rep." + text(index + 1));
        if (convolutions[block] == 2)
            table.pair(ours + ".skip", ours + ".skipbn");
    }
    separable("block14_sepconv1", "conv3", "bn3");
    separable("block14_sepconv2", "conv4", "bn4");
    table.head = "fc";
    return table;
}

Table inceptionV3(const std::vector<std::size_t> & /*none*/)
{
    Table table;
    for (const char *stem : {"Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "Conv2d_3b_1x1", "Conv2d_4a_3x3"})
        table.pair(stem + std::string(".conv"), stem + std::string(".bn"));
    const Branches a = {{{"branch1x1"}},
                        {{"branch5x5_1", "branch5x5_2"}},
                        {{"branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"}},
                        {{"branch_pool"}}};
    const Branches b = {{{"branch3x3"}}, {{"branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"}}};
    const Branches c = {{{"branch1x1"}},
                        {{"branch7x7_1", "branch7x7_2", "branch7x7_3"}},
                        {{"branch7x7dbl_1", "branch7x7dbl_2", "branch7x7dbl_3", "branch7x7dbl_4", "branch7x7dbl_5"}},
                        {{"branch_pool"}}};
    const Branches d = {{{"branch3x3_1", "branch3x3_2"}},
                        {{"branch7x7x3_1", "branch7x7x3_2", "branch7x7x3_3", "branch7x7x3_4"}}};
    const Branches e = {{{"branch1x1"}},
                        {{"branch3x3_1"}, {"branch3x3_2a", "branch3x3_2b"}},
                        {{"branch3x3dbl_1", "branch3x3dbl_2"}, {"branch3x3dbl_3a", "branch3x3dbl_3b"}},
                        {{"branch_pool"}}};
    for (const char *name : {"Mixed_5b", "Mixed_5c", "Mixed_5d"})
        table.module(name, a);
    table.module("Mixed_6a", b);
    for (const char *name : {"Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"})
        table.module(name, c);
    table.module("Mixed_7a", d);
    table.module("Mixed_7b", e);
    table.module("Mixed_7c", e);
    table.head = "fc";
    return table;
}

/// `blocks`: how often each of the three kinds is there.
Table inceptionResNetV2(const std::vector<std::size_t> &blocks)
{
    Table table;
    for (const char *stem : {"conv2d_1a", "conv2d_2a", "conv2d_2b", "conv2d_3b", "conv2d_4a"})
        table.pair(stem + std::string(".conv"), stem + std::string(".bn"));
    const auto repeat = [&](const std::string &theirs, const std::string &ours, std::size_t count,
                            const Branches &branches) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::string scope = theirs == "block8" && i + 1 == count ? "block8" : ours + "." + text(i);
            table.module(scope, branches);
            table.convolution(theirs + "_" + text(i + 1) + "_conv", scope + ".conv2d");
        }
    };
    const Branches three = {{{"branch0"}}, {{"branch1.0", "branch1.1"}}, {{"branch2.0", "branch2.1", "branch2.2"}}};
    const Branches two = {{{"branch0"}}, {{"branch1.0", "branch1.1", "branch1.2"}}};
    table.module("mixed_5b", {three[0], three[1], three[2], {{"branch3.1"}}});
    repeat("block35", "repeat", blocks[0], three);
    table.module("mixed_6a", two);
    repeat("block17", "repeat_1", blocks[1], two);
    table.module("mixed_7a", {{{"branch0.0", "branch0.1"}}, three[1], three[2]});
    repeat("block8", "repeat_2", blocks[2], two);
    table.convolution("conv_7b", "conv2d_7b.conv");
    table.norm("conv_7b_bn", "conv2d_7b.bn");
    table.head = "classif";
    return table;
}

struct Branch {
    std::string_view theirs;
    std::string_view ours;
};

/// One of the two halves of NASNet's doubled separable convolutions, of some branches of a cell.
void addHalf(Table &table, const std::string &half, const std::string &id, const std::string &cell,
             const std::vector<Branch> &branches)
{
    const std::string begin = "separable_conv_" + half;
    const std::string convolution = ".separable_" + half;
    const std::string bn = ".bn_sep_" + half;
    for (const auto &[theirs, ours] : branches) {
        const auto named = [&, theirs = theirs](std::string name) {
            return name.append("_").append(theirs).append("_").append(id);
        };
        std::string scope = cell;
        scope.append(".").append(ours);
        std::string inner = scope;
        inner.append(convolution);
        table.separable(named(begin), inner + ".depthwise_conv2d", inner + ".pointwise_conv2d");
        table.norm(named(begin + "_bn"), scope.append(bn));
    }
}

/// What brings a cell's two inputs into shape. Of its norms Keras lists a reducing cell's own first, and so the
/// convolution where the other input has the right side.
void addSqueezes(Table &table, const std::string &kind, const std::string &id, const std::string &cell, bool isHalved,
                 bool isProjected)
{
    const bool isOwnFirst = kind == "reduction";
    const auto own = [&] { table.convolution(kind + "_conv_1_" + id, cell + ".conv_1x1.conv"); };
    if (isHalved) {
        table.convolution("adjust_conv_1_" + id, cell + ".path_1.conv");
        table.convolution("adjust_conv_2_" + id, cell + ".path_2.conv");
        own();
    } else if (isOwnFirst) {
        own();
    }
    if (isProjected)
        table.convolution("adjust_conv_projection_" + id, cell + ".conv_prev_1x1.conv");
    if (!isHalved && !isOwnFirst)
        own();
    const auto ownNorm = [&] { table.norm(kind + "_bn_1_" + id, cell + ".conv_1x1.bn"); };
    if (isOwnFirst)
        ownNorm();
    if (isHalved || isProjected)
        table.norm("adjust_bn_" + id, cell + (isHalved ? ".final_path_bn" : ".conv_prev_1x1.bn"));
    if (!isOwnFirst)
        ownNorm();
}

void addReducingCell(Table &table, const std::string &id, const std::string &cell, bool isHalved, bool isProjected)
{
    addSqueezes(table, "reduction", id, cell, isHalved, isProjected);
    const std::vector<Branch> first = {{"reduction_left1", "comb_iter_0_left"},
                                       {"reduction_right1", "comb_iter_0_right"}};
    const std::vector<Branch> second = {{"reduction_right2", "comb_iter_1_right"}};
    const std::vector<Branch> third = {{"reduction_right3", "comb_iter_2_right"},
                                       {"reduction_left4", "comb_iter_4_left"}};
    addHalf(table, "1", id, cell, first);
    addHalf(table, "2", id, cell, first);
    addHalf(table, "1", id, cell, second);
    addHalf(table, "1", id, cell, third);
    addHalf(table, "2", id, cell, second);
    addHalf(table, "2", id, cell, third);
}

void addNormalCell(Table &table, const std::string &id, const std::string &cell, bool isHalved)
{
    addSqueezes(table, "normal", id, cell, isHalved, !isHalved);
    const std::vector<Branch> branches = {{"normal_left1", "comb_iter_0_left"},
                                          {"normal_right1", "comb_iter_0_right"},
                                          {"normal_left2", "comb_iter_1_left"},
                                          {"normal_right2", "comb_iter_1_right"},
                                          {"normal_left5", "comb_iter_4_left"}};
    addHalf(table, "1", id, cell, branches);
    addHalf(table, "2", id, cell, branches);
}

/// `cells`: of a group. Keras counts a reducing cell along with those that follow it.
Table nasnet(const std::vector<std::size_t> &cells)
{
    constexpr std::size_t kGroups = 3;
    Table table;
    table.convolution("stem_conv1", "conv0.conv");
    table.norm("stem_bn1", "conv0.bn");
    addReducingCell(table, "stem_1", "cell_stem_0", false, false);
    addReducingCell(table, "stem_2", "cell_stem_1", true, false);
    const std::size_t count = cells.front();
    for (std::size_t group = 0; group < kGroups; ++group) {
        if (group > 0)
            addReducingCell(table, "reduce_" + text(group * count), "reduction_cell_" + text(group - 1), false, true);
        for (std::size_t i = 0; i < count; ++i)
            addNormalCell(table, text(group * count + i + (group > 0 ? 1 : 0)), "cell_" + text(group * count + i),
                          i == 0);
    }
    table.head = "last_linear";
    return table;
}

struct Row {
    std::string_view id;
    Table (*make)(const std::vector<std::size_t> &numbers);
    std::vector<std::size_t> numbers;
};

const std::vector<Row> &rows()
{
    static const std::vector<Row> all = {
        {"vgg16", vgg, {2, 2, 3, 3, 3}},
        {"vgg19", vgg, {2, 2, 4, 4, 4}},
        {"keras_vgg16_avg", averagedVgg, {2, 2, 3, 3, 3}},
        {"keras_vgg19_avg", averagedVgg, {2, 2, 4, 4, 4}},
        {"keras_resnet50", resnet, {3, 4, 6, 3}},
        {"keras_resnet101", resnet, {3, 4, 23, 3}},
        {"keras_resnet152", resnet, {3, 8, 36, 3}},
        {"densenet121", densenet, {6, 12, 24, 16}},
        {"densenet169", densenet, {6, 12, 32, 32}},
        {"densenet201", densenet, {6, 12, 48, 32}},
        {"keras_mobilenet", mobileNetV1, {1, 2, 2, 6, 2}},
        {"keras_mobilenet_v2", mobileNetV2, {16}},
        {"keras_xception", xception, {2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2}},
        {"keras_inception_v3", inceptionV3, {}},
        {"inception_resnet_v2", inceptionResNetV2, {10, 20, 10}},
        {"keras_nasnetlarge", nasnet, {6}},
    };
    return all;
}

} // namespace

std::optional<Table> tableOf(std::string_view network)
{
    for (const Row &row : rows())
        if (row.id == network)
            return row.make(row.numbers);
    return {};
}

std::vector<std::string_view> networksWithTable()
{
    std::vector<std::string_view> out;
    for (const Row &row : rows())
        out.push_back(row.id);
    return out;
}

} // namespace headstart::weights::keras
