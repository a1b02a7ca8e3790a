/**
 * The language spoken with WeCom (企业微信): what a callback is, how it is sealed, and what an errcode
 * means.
 *
 * <p>Entry types: {@link CallbackCipher} opens and seals with a {@link CallbackKey}; {@link
 * Envelope} and {@link PassiveReply} are the outer documents; {@link Notice} is the inner one;
 * {@link ErrCode} reads the server API's answers. Reading a POST is {@code Envelope.parse}, {@code
 * open}, compare the receiveId, {@code Notice.parse}; reading a GET is {@code open} with the
 * echostr, compare the receiveId, answer the text.
 *
 * <p>Promises, each the tag of its tests:
 *
 * <ul>
 *   <li>R1: every published vector reads, and writes, as its publisher says
 *   <li>R2: without the token nothing opens, whatever byte is changed or cut off
 *   <li>R3: whoever is addressed is always told; comparing is the caller's part
 *   <li>R4: input of any kind ends in a value or a {@link WireException}, in bounded time and
 *       memory
 *   <li>R5: nothing that prints shows a secret or a plaintext
 *   <li>R6: what is not known is kept: unknown kinds, fields, lists
 * </ul>
 *
 * <p>Glossary: callback (回调) · command, data, system callback URL (指令回调, 数据回调, 系统事件接收URL) · notice
 * (回调消息) · passive reply (被动回复) · suite (应用) · provider (服务商) · authorised corp (授权企业) · customised
 * app (代开发) · receiveId: whom a sealed text is addressed to.
 *
 * <p>Uses the JDK and jakarta.json (for the JSON flavour only). Does not know URLs, keys of ours,
 * time limits, storage; does not judge the receiveId, nor repetition, nor age.
 *
 * <p>Documents of WeCom's: 90968, 91144 (cipher), 90468 (codes), 96466 (URL check), 90628, 90642
 * (notices), 90376 (events).
 */
@NullMarked
package dev.suitehub.wire;

import org.jspecify.annotations.NullMarked;
