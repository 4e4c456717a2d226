import { usePageLinks } from './page-links.tsx';
import './seller-name.css';

/** A seller's name, which leads to the seller's page; cut where there is no room, whole on hover. */
export function SellerName(props: { id: string; name: string; class?: string }) {
  const links = usePageLinks();
  return (
    <a
      class={`seller-name ${props.class ?? ''}`}
      href={links(`/sellers/${encodeURIComponent(props.id)}`)}
      title={props.name}
    >
      <bdi>{props.name}</bdi>
    </a>
  );
}
